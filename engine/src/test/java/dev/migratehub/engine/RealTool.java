package dev.migratehub.engine;

import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A migration tool of others, run from its own jars with a class loader of its own, so that its
/// libraries are on no class path of ours.
final class RealTool {

  private static final List<Logger> SILENT =
      List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("liquibase"));

  static {
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private final URLClassLoader loader;

  RealTool(String name) {
    File[] jars = Path.of("target", "tools", name).toFile().listFiles();
    List<URL> urls = new ArrayList<>();
    for (File jar : Objects.requireNonNull(jars, "run mvn generate-test-resources first")) {
      urls.add(url(jar));
    }
    List.of(
            "org.postgresql.Driver",
            "com.mysql.cj.jdbc.Driver",
            "org.mariadb.jdbc.Driver",
            "org.sqlite.JDBC")
        .forEach(driver -> urls.add(home(driver)));
    this.loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /// Runs work as the tool's own threads would: its class loader is the thread's.
  <T> T inside(Callable<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  Connection connect(Site site) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", site.user());
    properties.setProperty("password", site.password());
    Driver driver = (Driver) loader.loadClass(site.driver()).getDeclaredConstructor().newInstance();
    return driver.connect(site.jdbcUrl(), properties);
  }

  ClassLoader loader() {
    return loader;
  }

  /// Calls a static method.
  Object callStatic(String type, String method, Object... arguments) {
    try {
      return call(loader.loadClass(type), null, method, arguments);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Calls a method of an object.
  static Object call(Object target, String method, Object... arguments) {
    return call(target.getClass(), target, method, arguments);
  }

  Object make(String type, Object... arguments) {
    try {
      for (var constructor : loader.loadClass(type).getConstructors()) {
        if (fits(constructor.getParameterTypes(), arguments)) {
          return constructor.newInstance(arguments);
        }
      }
      throw new IllegalStateException("no such constructor of " + type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(
      Class<?> type, @Nullable Object target, String name, Object... arguments) {
    Method found =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> fits(method.getParameterTypes(), arguments))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(type + "." + name));
    try {
      Object answer = found.invoke(target, arguments);
      return answer == null ? "nothing" : answer;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean fits(Class<?>[] wanted, Object[] given) {
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      Class<?> boxed =
          wanted[i].isPrimitive()
              ? Array.get(Array.newInstance(wanted[i], 1), 0).getClass()
              : wanted[i];
      if (!boxed.isInstance(given[i])) {
        return false;
      }
    }
    return true;
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL home(String type) {
    try {
      return Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
