package dev.lamplighter.operations;

import dev.lamplighter.cluster.ClusterState;
import dev.lamplighter.presence.control.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the other nodes' users are known; shows who they are and what is wrong. */
@Readiness
@ApplicationScoped
public class ClusterReadiness implements HealthCheck {
  @Inject private ClusterState cluster;
  @Inject private Presence presence;

  /** A node that was ready stays so, whoever joins later. */
  private volatile boolean complete;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("cluster")
            .status(isComplete())
            .withData("enabled", cluster.isClustered())
            .withData("members", String.join(", ", cluster.members()));
    if (cluster.isClustered()) {
      answer.withData("dropped", cluster.dropped()).withData("gaps", cluster.gaps());
    }
    Set<String> missing = presence.missingNodes();
    if (!missing.isEmpty()) {
      answer.withData("users_unknown_of", String.join(", ", missing));
    }
    String complaints = String.join("; ", cluster.complaints());
    if (!complaints.isEmpty()) {
      answer.withData("attention", complaints);
    }
    return answer.build();
  }

  private boolean isComplete() {
    complete = complete || cluster.isReady() && presence.missingNodes().isEmpty();
    return complete;
  }
}
