package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.Workbench;

import io.micronaut.context.ApplicationContext;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The workbench of a process that runs one command. */
final class JobBench implements Workbench {

    private final Settings settings;
    private final Terminal terminal;
    private final Object[] others;
    private Optional<ApplicationContext> beans = Optional.empty();

    /**
     * @param others beans that take the place of the usual ones
     */
    JobBench(Settings settings, Terminal terminal, Object... others) {
        this.settings = settings;
        this.terminal = terminal;
        this.others = others.clone();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public <T> T bean(Class<T> type) {
        if (beans.isEmpty()) {
            beans = Optional.of(SyncJob.beans(settings, others));
        }
        return beans.orElseThrow().getBean(type);
    }

    @Override
    public <T> T result(Mono<T> work) {
        return work.blockOptional().orElseThrow();
    }
}
