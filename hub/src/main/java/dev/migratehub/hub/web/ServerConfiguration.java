package dev.migratehub.hub.web;

import dev.migratehub.hub.BadSetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;

/// Where the hub listens, and how it reads what comes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpSettings.class, LimitSettings.class})
class ServerConfiguration {

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> listens(HttpSettings settings) {
    return server -> {
      settings.host().map(ServerConfiguration::address).ifPresent(server::setAddress);
      settings.port().ifPresent(server::setPort);
      server.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(PlainErrors.class.getName());
        }
      });
    };
  }

  @Bean
  JsonMapperBuilderCustomizer requiredFields() {
    return json ->
        json.annotationIntrospector(
            new AnnotationIntrospectorPair(json.annotationIntrospector(), new RequiredFields()));
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new BadSetting(
          "MIGRATEHUB_HTTP_ADDR", "names a host that is not known", "Give an address instead.");
    }
  }
}
