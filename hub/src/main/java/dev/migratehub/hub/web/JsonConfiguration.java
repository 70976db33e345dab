package dev.migratehub.hub.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Names in JSON are written like_this; the OpenAPI document must say so as well.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

  @Bean
  ModelResolver modelResolver() {
    ObjectMapper named = Json31.mapper().copy();
    named.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(named).openapi31(true);
  }
}
