// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events that have begun. */
public final class OpenedStream {
  private OpenedStream() {}

  /**
   * Makes one whose first bytes, an empty comment, the request's own thread writes. So its headers
   * are out before another thread can send an event: both would write them at the same time.
   *
   * @param timeoutMillis how long it may last; 0 for as long as it likes
   */
  public static SseEmitter lasting(long timeoutMillis) {
    SseEmitter emitter = new SseEmitter(timeoutMillis);
    try {
      emitter.send(SseEmitter.event().comment(""));
    } catch (IOException e) {
      // Nobody is there to be written to yet, so it is only kept.
      throw new UncheckedIOException(e);
    }
    return emitter;
  }
}
