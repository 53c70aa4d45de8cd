// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;

/** From a version back to the first that was made from nothing. */
final class Lineage {
  private Lineage() {}

  /**
   * Every state of the version, of its parent up to the one it was made from, and so on; the newest
   * first.
   *
   * @throws EvidenceException if one of them is not in the pack
   */
  static List<StateAndRef<ModelVersionState>> of(LedgerGraph graph, PackIndex index)
      throws EvidenceException {
    List<StateAndRef<ModelVersionState>> line = new ArrayList<>();
    StateAndRef<ModelVersionState> newest = newest(graph, index);
    line.addAll(past(graph, newest));
    ParentLink link = newest.getState().getData().getParent();
    while (link != null) {
      StateAndRef<ModelVersionState> parent = parent(graph, link);
      if (line.contains(parent)) {
        throw broken(parent.getRef(), "stands in its own lineage");
      }
      line.addAll(past(graph, parent));
      link = parent.getState().getData().getParent();
    }
    return line;
  }

  private static StateAndRef<ModelVersionState> newest(LedgerGraph graph, PackIndex index)
      throws EvidenceException {
    List<StateAndRef<ModelVersionState>> states =
        graph.all(ModelVersionState.class).stream().filter(state -> is(state, index)).toList();
    List<StateAndRef<ModelVersionState>> last =
        states.stream()
            .filter(
                state ->
                    states.stream()
                        .noneMatch(
                            other ->
                                state
                                    .getRef()
                                    .equals(
                                        other.getState().getData().getHeader().getSupersedes())))
            .toList();
    if (last.size() != 1) {
      throw new EvidenceException(
          PackIndex.NAME,
          "names version %d of model %s, of which the pack has %d last states"
              .formatted(index.version(), index.modelId(), last.size()));
    }
    return last.get(0);
  }

  private static boolean is(StateAndRef<ModelVersionState> state, PackIndex index) {
    ModelVersionState version = state.getState().getData();
    return LedgerJson.hex(version.getModelId()).equals(index.modelId())
        && version.getVersion() == index.version()
        && LedgerJson.hex(version.getArtifact().getDigest()).equals(index.artifactDigest());
  }

  private static StateAndRef<ModelVersionState> parent(LedgerGraph graph, ParentLink link)
      throws EvidenceException {
    StateAndRef<ModelVersionState> parent =
        graph
            .find(link.getState(), ModelVersionState.class)
            .orElseThrow(() -> broken(link.getState(), "a parent, is not in the pack"));
    if (!parent.getState().getData().id().equals(link.getVersion())) {
      throw broken(link.getState(), "is not the parent that is named");
    }
    return parent;
  }

  /** The states of one version, back to the one with which it was published. */
  private static List<StateAndRef<ModelVersionState>> past(
      LedgerGraph graph, StateAndRef<ModelVersionState> state) throws EvidenceException {
    List<StateAndRef<ModelVersionState>> past = graph.past(state.getRef(), ModelVersionState.class);
    ModelVersionState first = past.get(past.size() - 1).getState().getData();
    StateRef before = first.getHeader().getSupersedes();
    // What is private supersedes the seed under which its spend was made; nothing else was before.
    if (!first.getPublishedAt().equals(first.getHeader().getAt())) {
      throw broken(
          before == null ? state.getRef() : before, "an earlier status, is not in the pack");
    }
    return past;
  }

  private static EvidenceException broken(StateRef ref, String what) {
    return new EvidenceException(
        Pack.TRANSACTIONS + LedgerJson.hex(ref.getTxhash()) + Pack.BINARY,
        "the lineage is broken: state " + LedgerJson.text(ref) + ", " + what);
  }
}
