// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;

/** Chooses a version, by words of its model's name. */
public final class VersionBox extends ComboBox<ModelVersion> {
  private static final long serialVersionUID = 1;

  /** Chooses among all that the registry knows, the newest first. */
  public VersionBox(ModelsApi models) {
    setItemLabelGenerator(VersionBox::words);
    setItems(
        query ->
            new CursorPages<>(models.versions(named(query.getFilter().orElse(""))))
                .items(query.getOffset(), query.getLimit()));
  }

  private static VersionFilter named(String words) {
    return new VersionFilter(words.isBlank() ? null : words, null, null, null, null, null);
  }

  /** What a version is called, and whose it is. */
  public static String words(ModelVersion version) {
    return ModelNames.told(name(version), Members.organisation(version.owner()));
  }

  /** What a version is called: for where its owner stands beside it. */
  static String name(ModelVersion version) {
    String model = version.modelName();
    return (model == null ? Digest.shortened(version.version().modelId()) : model)
        + " · "
        + version.version().version();
  }

  /** The version that an address names by {@code model} and {@code version}, if it names one. */
  public static Optional<ModelVersion> named(QueryParameters query, ModelsApi models) {
    String model = query.getSingleParameter("model").orElse("");
    String version = query.getSingleParameter("version").orElse("");
    return model.matches("[0-9a-f]{64}") && version.matches("[1-9][0-9]{0,5}")
        ? Optional.of(models.version(model, Integer.parseInt(version)))
        : Optional.empty();
  }
}
