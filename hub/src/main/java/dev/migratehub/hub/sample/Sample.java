package dev.migratehub.hub.sample;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.change.Migration;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.change.Wish;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.DbTargets;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.run.Run;
import dev.migratehub.hub.run.RunRequests;
import dev.migratehub.hub.run.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Makes a project with people, databases and changes, once, where servers for it are named.
@Component
@EnableConfigurationProperties(SampleSettings.class)
final class Sample implements ApplicationListener<ApplicationReadyEvent> {

  private static final List<String> ENVIRONMENTS = List.of("daily", "stg", "prd");

  private final SampleSettings settings;
  private final Users users;
  private final Projects projects;
  private final DbSets sets;
  private final DbTargets targets;
  private final Migrations migrations;
  private final RunRequests requests;
  private final Runs runs;
  private final SampleConfigurations configurations;

  Sample(
      SampleSettings settings,
      Users users,
      Projects projects,
      DbSets sets,
      DbTargets targets,
      Migrations migrations,
      RunRequests requests,
      Runs runs,
      SampleConfigurations configurations) {
    this.settings = settings;
    this.users = users;
    this.projects = projects;
    this.sets = sets;
    this.targets = targets;
    this.migrations = migrations;
    this.requests = requests;
    this.runs = runs;
    this.configurations = configurations;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (!settings.servers().isEmpty() && !present()) {
      make();
    }
  }

  private boolean present() {
    try {
      projects.access(Actor.hub(), "shop");
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private void make() {
    Project project =
        projects.create(Actor.hub(), "shop", "Shop", "A sample: customers, orders, invoices.");
    Actor manager = person("mia@localhost", "Mia", Role.MANAGER, project);
    Actor user = person("ulf@localhost", "Ulf", Role.USER, project);
    List<SampleServer> servers = settings.servers().stream().map(SampleServer::of).toList();
    List<DbSet> all =
        ENVIRONMENTS.stream().map(name -> set(manager, project, name, servers)).toList();
    Migration customers =
        change(
            user,
            project,
            "create_customers",
            "create table customers (id int primary key, name varchar(200) not null);",
            "drop table customers;");
    executed(user, manager, customers, all.get(0));
    executed(user, manager, customers, all.get(1));
    request(user, customers, all.get(2));
    Migration email =
        change(
            user,
            project,
            "add_email_to_customers",
            "alter table customers add column email varchar(320);",
            "alter table customers drop column email;");
    request(user, email, all.get(1));
    change(
        user,
        project,
        "index_customers_by_name",
        "create index customers_name on customers (name);",
        "");
    configurations.make(manager, user);
  }

  private Actor person(String email, String name, Role role, Project project) {
    User user = users.create(Actor.hub(), email, name, role);
    users.password(Actor.hub(), user.id(), "", settings.password().value());
    projects.putMember(
        Actor.hub(), project.id(), user.id(), role == Role.MANAGER ? Role.MANAGER : Role.USER);
    Set<Scope> scopes = Scope.all();
    return new Actor(Optional.of(user.id()), email, role, scopes, Actor.Origin.HUB);
  }

  private DbSet set(
      Actor manager, Project project, String environment, List<SampleServer> servers) {
    String name = "shop_" + environment;
    DbSet set = sets.create(manager, new DbSets.Wish(project.id(), environment, name, ""));
    for (SampleServer server : servers) {
      targets.create(manager, set.id(), server.database(name));
    }
    return set;
  }

  private Migration change(Actor user, Project project, String name, String up, String down) {
    Wish wish =
        new Wish(
            Optional.empty(),
            name,
            "SHOP-1",
            "",
            up,
            Optional.of(down).filter(it -> !it.isEmpty()),
            Optional.empty(),
            "");
    return migrations.create(user, project.id(), wish).migration();
  }

  private Run request(Actor user, Migration migration, DbSet set) {
    return requests.request(
        user,
        new RunRequests.Wish(
            migration.id(),
            Direction.APPLY,
            set.environment(),
            set.id(),
            Run.Conduct.CAREFUL,
            Optional.empty()));
  }

  private void executed(Actor user, Actor manager, Migration migration, DbSet set) {
    Run run = request(user, migration, set);
    runs.approve(manager, run.id(), "");
    runs.execute(manager, run.id());
  }
}
