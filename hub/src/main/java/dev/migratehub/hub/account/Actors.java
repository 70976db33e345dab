package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.web.RequestIds;
import dev.migratehub.hub.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Says who a request comes from: a parameter of type [Actor] is whoever is signed in, as the
/// users' table has it now.
@Component
public final class Actors implements HandlerMethodArgumentResolver, WebMvcConfigurer, Visitors {

  private final UserStore users;

  Actors(UserStore users) {
    this.users = users;
  }

  /// Who the request comes from; nobody for a user who was disabled.
  @Override
  public Actor of(HttpServletRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
      Actor.Origin origin =
          new Actor.Origin(signedIn.by(), request.getRemoteAddr(), RequestIds.of(request));
      Optional<User> user = users.find(signedIn.user()).filter(it -> !it.disabled());
      return user.map(it ->
              new Actor(Optional.of(it.id()), it.email(), it.role(), signedIn.scopes(), origin))
          .orElseGet(() -> Actor.nobody(origin));
    }
    return Actor.nobody(strangerAt(request));
  }

  /// Where a request comes from, whoever sent it.
  Actor.Origin strangerAt(HttpServletRequest request) {
    return new Actor.Origin("", request.getRemoteAddr(), RequestIds.of(request));
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  public Actor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
    if (servlet == null) {
      throw new IllegalStateException("not a servlet's request");
    }
    return of(servlet);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }
}
