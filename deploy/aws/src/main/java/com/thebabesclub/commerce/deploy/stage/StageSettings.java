package com.thebabesclub.commerce.deploy.stage;

import com.thebabesclub.commerce.outbox.mail.MailSettings;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of one deployment, checked.
 *
 * @param account empty where that of the credentials is meant
 * @param table the table that is there already, if it is
 * @param api the REST API that is there already, if it is
 * @param origins where the shop's pages are
 * @param architecture {@code arm64} or {@code x86_64}
 * @param hasFirewall whether one stands before the API
 * @param logs how long they are kept
 * @param functions the names of the functions, by the setting that names them
 * @param console the operator's console, where it is deployed
 * @param schedule when the job runs
 * @param jobConcurrency 0 where nothing is reserved
 * @param parameters the path of the SSM parameters, without a slash at the end
 * @param shop what was said of the services' own settings
 */
public record StageSettings(
        Environment environment,
        Optional<String> account,
        String region,
        Optional<Domain> domain,
        Optional<ExistingTable> table,
        Optional<ExistingApi> api,
        String apiStage,
        List<String> origins,
        Start start,
        String architecture,
        Map<StageSetting, String> functions,
        Optional<ConsoleStage> console,
        JobSchedule schedule,
        int jobConcurrency,
        String parameters,
        Optional<String> parametersKey,
        boolean hasFirewall,
        RetentionDays logs,
        Optional<String> alarmMail,
        Map<ShopVariable, String> shop) {

    private static final List<StageSetting> FUNCTIONS =
            List.of(
                    StageSetting.CHECKOUT_FUNCTION,
                    StageSetting.QUOTE_FUNCTION,
                    StageSetting.WEBHOOK_FUNCTION,
                    StageSetting.DASHBOARD_FUNCTION,
                    StageSetting.JOB_FUNCTION);

    /** A table that this stack uses and does not own. */
    public record ExistingTable(String name, Optional<String> key) {}

    /**
     * A REST API that this stack adds to and does not own.
     *
     * @param name the name under which CloudWatch has its metrics
     * @param stage the stage that is there already and serves the API, if it is
     */
    public record ExistingApi(String id, String root, String name, Optional<String> stage) {}

    /**
     * When the job runs by itself.
     *
     * @param on false where it must not yet
     * @param syncRule the name of the nightly sync's rule, without the environment's suffix
     * @param sync when the nightly sync starts, as EventBridge writes it
     */
    public record JobSchedule(boolean on, String syncRule, String sync) {}

    /**
     * The settings of an environment.
     *
     * @param more what the command line says, before the environment's file
     * @throws StageProblem where something is wrong
     */
    public static StageSettings of(String environment, Map<String, String> more) {
        return checked(Chosen.of(Environment.of(environment), more));
    }

    /** What names of this environment end with: nothing in prod, where the owner's names stand. */
    public String suffix() {
        return environment.isLive() ? "" : "-" + environment.label();
    }

    /** What becomes of logs when the stack goes. */
    public RemovalPolicy whatIsLeft() {
        return environment.isLive() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /** The mail's settings, as the services will read them. */
    public MailSettings mail() {
        return mail(variables(shop));
    }

    private static StageSettings checked(Chosen chosen) {
        EnvironmentVariables shop = variables(chosen.ofShop());
        mail(shop);
        Environment environment = chosen.environment();
        Start start = Start.of(chosen.text(StageSetting.START));
        return new StageSettings(
                environment,
                matching(chosen, StageSetting.ACCOUNT, "[0-9]{12}"),
                require(chosen, StageSetting.REGION, "[a-z]{2}(-[a-z]+)+-[0-9]"),
                Domain.of(chosen),
                table(chosen),
                api(chosen),
                stage(chosen),
                Origins.of(environment, shop),
                start,
                architecture(chosen, start),
                FUNCTIONS.stream()
                        .collect(
                                Collectors.toMap(
                                        setting -> setting,
                                        setting ->
                                                require(chosen, setting, "[A-Za-z0-9_-]{1,64}"))),
                ConsoleStage.of(chosen),
                schedule(chosen),
                number(chosen, StageSetting.JOB_CONCURRENCY),
                require(chosen, StageSetting.PARAMETERS, "(/[A-Za-z0-9_.-]+)+"),
                key(chosen, StageSetting.PARAMETERS_KEY),
                isOn(chosen, StageSetting.FIREWALL),
                retention(chosen),
                matching(chosen, StageSetting.ALARM_MAIL, "[^@\\s]+@[^@\\s]+"),
                chosen.ofShop());
    }

    private static Optional<ExistingTable> table(Chosen chosen) {
        Optional<String> key = key(chosen, StageSetting.EXISTING_TABLE_KEY);
        return matching(chosen, StageSetting.EXISTING_TABLE, "[A-Za-z0-9_.-]{3,255}")
                .map(name -> new ExistingTable(name, key));
    }

    private static Optional<ExistingApi> api(Chosen chosen) {
        return matching(chosen, StageSetting.EXISTING_API, "[a-z0-9]{6,12}")
                .map(
                        id ->
                                new ExistingApi(
                                        id,
                                        require(
                                                chosen,
                                                StageSetting.EXISTING_API_ROOT,
                                                "[a-z0-9]{6,12}"),
                                        require(chosen, StageSetting.EXISTING_API_NAME, ".{1,255}"),
                                        matching(
                                                chosen,
                                                StageSetting.EXISTING_API_STAGE,
                                                "[A-Za-z0-9_-]{1,128}")));
    }

    private static String stage(Chosen chosen) {
        return chosen.find(StageSetting.EXISTING_API_STAGE)
                .orElseGet(() -> require(chosen, StageSetting.API_STAGE, "[A-Za-z0-9_-]+"));
    }

    private static JobSchedule schedule(Chosen chosen) {
        return new JobSchedule(
                isOn(chosen, StageSetting.SCHEDULES),
                require(chosen, StageSetting.SYNC_RULE, "[A-Za-z0-9_.-]{1,50}"),
                require(chosen, StageSetting.SYNC_SCHEDULE, "(cron|rate)\\([^()]+\\)"));
    }

    private static boolean isOn(Chosen chosen, StageSetting setting) {
        return require(chosen, setting, "on|off").equals("on");
    }

    private static String architecture(Chosen chosen, Start start) {
        String name = require(chosen, StageSetting.ARCHITECTURE, "arm64|x86_64");
        if (start == Start.OWN_RUNTIME && !name.equals("x86_64")) {
            throw new StageProblem(
                    StageSetting.ARCHITECTURE, "is " + name + ", and our own runtime is x86_64");
        }
        return name;
    }

    private static RetentionDays retention(Chosen chosen) {
        int days = number(chosen, StageSetting.LOG_DAYS);
        return Retention.of(days)
                .orElseThrow(() -> new StageProblem(StageSetting.LOG_DAYS, "is " + days));
    }

    private static int number(Chosen chosen, StageSetting setting) {
        return Integer.parseInt(require(chosen, setting, "[0-9]{1,4}"));
    }

    private static Optional<String> key(Chosen chosen, StageSetting setting) {
        Optional<String> arn = chosen.find(setting);
        arn.ifPresent(value -> Arn.require(setting, value, "kms"));
        return arn;
    }

    private static Optional<String> matching(Chosen chosen, StageSetting setting, String form) {
        return chosen.find(setting).map(_ -> require(chosen, setting, form));
    }

    private static String require(Chosen chosen, StageSetting setting, String form) {
        String value = chosen.text(setting);
        if (!value.matches(form)) {
            throw new StageProblem(setting, "is \"" + value + "\"");
        }
        return value;
    }

    private static EnvironmentVariables variables(Map<ShopVariable, String> shop) {
        return EnvironmentVariables.of(
                shop.entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)));
    }

    private static MailSettings mail(EnvironmentVariables shop) {
        try {
            return shop.read(MailSettings.class);
        } catch (InvalidSettingException problem) {
            throw new StageProblem(String.valueOf(problem.getMessage()).replaceFirst("\\.$", ""));
        }
    }
}
