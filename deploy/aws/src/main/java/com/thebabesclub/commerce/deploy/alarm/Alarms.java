package com.thebabesclub.commerce.deploy.alarm;

import com.thebabesclub.commerce.deploy.alarm.Measure.OfAws;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.deploy.alarm.Measure.Share;
import com.thebabesclub.commerce.deploy.alarm.Measure.TableFaults;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

import java.util.Arrays;
import java.util.Locale;

/** Every {@link Alarm}, and the topic that tells of them. */
public final class Alarms {

    private final Stack stack;
    private final StageSettings settings;
    private final Watched watched;
    private final Topic topic;

    private Alarms(Stack stack, StageSettings settings, Watched watched, Topic topic) {
        this.stack = stack;
        this.settings = settings;
        this.watched = watched;
        this.topic = topic;
    }

    public static void in(Stack stack, StageSettings settings, Watched watched, IKey key) {
        Topic topic =
                Topic.Builder.create(stack, "Alerts")
                        .topicName("babes-commerce-alerts" + settings.suffix())
                        .displayName("The Babes Club: alarms")
                        .masterKey(key)
                        .enforceSsl(true)
                        .build();
        settings.alarmMail().ifPresent(to -> topic.addSubscription(new EmailSubscription(to)));
        Alarms alarms = new Alarms(stack, settings, watched, topic);
        Arrays.stream(Alarm.values())
                .filter(alarm -> watched.firewall().isPresent() || !isOfFirewall(alarm))
                .forEach(alarms::add);
    }

    private static boolean isOfFirewall(Alarm alarm) {
        return alarm.measure() instanceof OfAws ofAws && ofAws.of() == OfAws.Of.FIREWALL;
    }

    private void add(Alarm alarm) {
        Duration period = Duration.seconds(alarm.limit().period().toSeconds());
        switch (alarm.measure()) {
            case OfShop own -> add(alarm, "", watched.metric(own, period));
            case TableFaults faults -> add(alarm, "", watched.metric(faults, period));
            case Share share -> add(alarm, "", watched.metric(share, period));
            case OfAws ofAws when ofAws.of() == OfAws.Of.FUNCTION ->
                    Arrays.stream(Service.values())
                            .filter(Service::answersRequests)
                            .forEach(
                                    service ->
                                            add(
                                                    alarm,
                                                    "-" + service.name().toLowerCase(Locale.ROOT),
                                                    watched.metric(service, ofAws, period)));
            case OfAws ofAws -> add(alarm, "", watched.metric(ofAws, period));
        }
    }

    private void add(Alarm alarm, String of, IMetric metric) {
        Limit limit = alarm.limit();
        software.amazon.awscdk.services.cloudwatch.Alarm made =
                software.amazon.awscdk.services.cloudwatch.Alarm.Builder.create(
                                stack, "Alarm-" + alarm.label() + of)
                        .alarmName("babes-commerce-" + alarm.label() + of + settings.suffix())
                        .alarmDescription(alarm.description())
                        .metric(metric)
                        .threshold(limit.threshold())
                        .comparisonOperator(limit.operator())
                        .evaluationPeriods(limit.periods())
                        .datapointsToAlarm(limit.periods())
                        .treatMissingData(limit.missing())
                        .build();
        made.addAlarmAction(new SnsAction(topic));
        made.addOkAction(new SnsAction(topic));
    }
}
