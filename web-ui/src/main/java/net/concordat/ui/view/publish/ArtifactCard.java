// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.view.share.Refusal;
import org.jspecify.annotations.Nullable;

/** The artifact: what a worker said of it, and its bytes, which go to the bank's store. */
final class ArtifactCard extends Section {
  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient PublishApi api;
  private final transient Consumer<Descriptor> described;
  private final Div about = new Div();
  private final Div stored = new Div();
  private final Upload description = new Upload();
  private final Upload bytes = new Upload();
  private transient volatile @Nullable Descriptor descriptor;
  private boolean isStored;

  /**
   * Waits for a descriptor.
   *
   * @param described takes it
   */
  ArtifactCard(PublishApi api, Consumer<Descriptor> described) {
    this.api = api;
    this.described = described;
    addClassName("card");
    stored.getElement().setAttribute("role", "status");
    prepare(description, "publish.descriptor", ".json");
    description.setUploadHandler(
        UploadHandler.inMemory(
            (file, content) ->
                description.getUI().ifPresent(ui -> ui.access(() -> read(content)))));
    description.setMaxFileSize(Descriptor.LARGEST);
    prepare(bytes, "publish.bytes", ".zip");
    bytes.setUploadHandler(this::store);
    bytes.setVisible(false);
    add(
        new H2(getTranslation("publish.artifact")),
        new Paragraph(getTranslation("publish.artifact.lesson")),
        description,
        about,
        bytes,
        stored);
  }

  private void prepare(Upload upload, String label, String kind) {
    upload.setAcceptedFileTypes(kind);
    upload.setMaxFiles(1);
    UploadI18N words = new UploadI18N();
    words.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation(label)));
    words.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("publish.drop")));
    words.setError(
        new UploadI18N.Error()
            .setTooManyFiles(getTranslation("publish.error.many"))
            .setFileIsTooBig(getTranslation("publish.error.large"))
            .setIncorrectFileType(getTranslation("publish.error.kind", kind)));
    words.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(getTranslation("publish.connecting"))
                    .setStalled(getTranslation("publish.stalled"))
                    .setProcessing(getTranslation("publish.checking"))
                    .setHeld(getTranslation("publish.held")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(getTranslation("publish.remaining"))
                    .setUnknown(getTranslation("publish.remaining.unknown")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(getTranslation("publish.error.server"))
                    .setUnexpectedServerError(getTranslation("publish.error.refused"))
                    .setForbidden(getTranslation("publish.error.refused"))));
    words.setFile(
        new UploadI18N.File()
            .setRetry(getTranslation("publish.retry"))
            .setStart(getTranslation("publish.go"))
            .setRemove(getTranslation("publish.remove")));
    upload.setI18n(words);
  }

  private void read(byte[] content) {
    about.removeAll();
    stored.removeAll();
    isStored = false;
    try {
      Descriptor read = new Descriptor(JSON.readTree(content));
      Optional<String> problem = read.problem();
      if (problem.isPresent()) {
        refuse(getTranslation("publish.descriptor.not", problem.get()));
      } else {
        describe(read);
      }
    } catch (JsonProcessingException e) {
      refuse(getTranslation("publish.descriptor.notJson"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void refuse(String sentence) {
    descriptor = null;
    bytes.setVisible(false);
    Paragraph text = new Paragraph(sentence);
    text.addClassName("refusal");
    text.getElement().setAttribute("role", "alert");
    about.add(text);
  }

  /** Takes what is said of an artifact, and asks for its bytes unless the store has them. */
  void describe(Descriptor read) {
    descriptor = read;
    about.add(
        new Facts()
            .with(getTranslation("publish.name"), read.name())
            .with(getTranslation("publish.digest"), new Digest(read.artifactDigest()))
            .with(
                getTranslation("publish.size"),
                getTranslation(
                    "publish.bytes.count", new Figures(getLocale()).count(read.bytes()))));
    if (api.isStored(read.artifactDigest())) {
      took();
    } else {
      bytes.setVisible(true);
      bytes.clearFileList();
    }
    described.accept(read);
  }

  /** Runs on the thread of the request: the bytes go on to the registry as they come. */
  private void store(UploadEvent event) throws IOException {
    Descriptor expected = descriptor;
    if (expected == null) {
      throw new IOException("No descriptor says what this file is");
    }
    try {
      api.store(expected.artifactDigest(), event.getInputStream());
      event.getUI().access(this::took);
    } catch (RegistryException e) {
      event.getUI().access(() -> refused(e));
      throw new IOException("The registry did not take the file", e);
    }
  }

  private void took() {
    isStored = true;
    stored.removeAll();
    stored.add(new Paragraph(getTranslation("publish.stored")));
    stored.setClassName("outcome-shown outcome-good");
    bytes.setVisible(false);
  }

  private void refused(RegistryException refusal) {
    stored.removeAll();
    stored.setClassName("");
    stored.add(new Paragraph(getTranslation("publish.stored.not")), new Refusal(refusal));
  }

  /** What was described, once the store has its bytes; says what is missing otherwise. */
  Optional<Descriptor> artifact() {
    Descriptor said = descriptor;
    if (said == null || !isStored) {
      stored.removeAll();
      Paragraph missing =
          new Paragraph(
              getTranslation(said == null ? "publish.descriptor.none" : "publish.bytes.none"));
      missing.addClassName("refusal");
      stored.setClassName("");
      stored.add(missing);
      return Optional.empty();
    }
    return Optional.of(said);
  }

  /** Shows what a job made, in place of what would be uploaded. */
  void madeByJob(Descriptor made) {
    description.setVisible(false);
    describe(made);
  }
}
