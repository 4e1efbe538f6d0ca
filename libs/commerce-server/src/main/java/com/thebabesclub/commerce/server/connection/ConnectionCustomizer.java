package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.http.ClientAddressResolver;
import com.thebabesclub.commerce.server.load.LoadProperties;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;

import jakarta.inject.Singleton;

import java.time.Duration;

/** Puts our handlers into the pipeline of each connection, before those of the framework. */
@Singleton
final class ConnectionCustomizer
        implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final BeanProvider<NettyHttpServerConfiguration> server;
    private final BeanProvider<LoadProperties> properties;
    private final BeanProvider<ClientAddressResolver> clients;

    ConnectionCustomizer(
            BeanProvider<NettyHttpServerConfiguration> server,
            BeanProvider<LoadProperties> properties,
            BeanProvider<ClientAddressResolver> clients) {
        this.server = server;
        this.properties = properties;
        this.clients = clients;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(
                new Listener(
                        server.get(),
                        properties.get(),
                        PendingBodies.of(properties.get()),
                        clients.get()));
        return registry;
    }

    private record Listener(
            NettyHttpServerConfiguration server,
            LoadProperties properties,
            PendingBodies pending,
            ClientAddressResolver clients)
            implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Connection(this, channel) : this;
        }
    }

    private record Connection(Listener listener, Channel channel) implements NettyServerCustomizer {

        @Override
        public void onInitialPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            ReadTimer timer =
                    new ReadTimer(Duration.ofSeconds(listener.properties.readTimeoutSeconds()));
            pipeline.replace(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    codec());
            pipeline.addBefore(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "read-timer", timer);
            pipeline.addBefore(
                    ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                    ChannelPipelineCustomizer.HANDLER_HTTP_AGGREGATOR,
                    new RequestReader(
                            (int) listener.server.getMaxRequestSize(),
                            timer,
                            listener.pending,
                            listener.clients));
        }

        /** The framework's, but for what its headers remember. */
        private HttpServerCodec codec() {
            return new HttpServerCodec(
                    new HttpDecoderConfig()
                            .setMaxInitialLineLength(listener.server.getMaxInitialLineLength())
                            .setMaxHeaderSize(listener.server.getMaxHeaderSize())
                            .setMaxChunkSize(listener.server.getMaxChunkSize())
                            .setInitialBufferSize(listener.server.getInitialBufferSize())
                            .setHeadersFactory(ReceivedHeaders.FACTORY));
        }
    }
}
