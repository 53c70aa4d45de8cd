// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import net.corda.core.utilities.ProgressTracker;
import org.jspecify.annotations.Nullable;
import rx.Observable;
import rx.subjects.PublishSubject;

/** The step of a delivery in which bytes come, which says how many have. */
final class ReceivingStep extends ProgressTracker.Step {
  private static final long serialVersionUID = 1;

  /** Every twentieth part of the whole is shown: operators watch, and each change is a message. */
  private static final int SHOWN = 20;

  private static final long MEGABYTE = 1L << 20;

  private transient @Nullable PublishSubject<ProgressTracker.Change> subject;
  private long received;
  private long size;

  ReceivingStep() {
    super("Receiving");
  }

  /** Notes how far the delivery has come. */
  void show(ProgressTracker tracker, long bytesReceived, long bytesInAll) {
    boolean worthShowing =
        bytesReceived * SHOWN / Math.max(1, bytesInAll) != received * SHOWN / Math.max(1, size)
            || bytesReceived == bytesInAll;
    received = bytesReceived;
    size = bytesInAll;
    if (worthShowing) {
      subject().onNext(new ProgressTracker.Change.Rendering(tracker, this));
    }
  }

  @Override
  public String getLabel() {
    return size == 0
        ? super.getLabel()
        : "Received "
            + received / MEGABYTE
            + " of "
            + (size + MEGABYTE - 1) / MEGABYTE
            + " MB ("
            + received * 100 / size
            + " %)";
  }

  @Override
  public Observable<ProgressTracker.Change> getChanges() {
    return subject();
  }

  private PublishSubject<ProgressTracker.Change> subject() {
    PublishSubject<ProgressTracker.Change> known = subject;
    if (known == null) {
      known = PublishSubject.create();
      subject = known;
    }
    return known;
  }
}
