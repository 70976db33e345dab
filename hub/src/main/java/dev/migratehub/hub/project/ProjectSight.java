package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.audit.Audits;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells the audit of which projects somebody may see events.
@Component
final class ProjectSight implements Audits.Sight {

  private final Projects projects;

  ProjectSight(Projects projects) {
    this.projects = projects;
  }

  @Override
  public List<UUID> projects(Actor actor, Optional<UUID> project) {
    return projects.visible(actor, project).ids();
  }
}
