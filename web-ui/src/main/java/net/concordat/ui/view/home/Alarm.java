// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that people must know at once.
 *
 * @param now whether it is so already; otherwise it soon will be
 * @param words what it is
 * @param where where to look; made once what the model is called is known
 * @param modelId the model that {@code where} names; null for none
 * @param due when it was or will be so; null where that is not known
 */
record Alarm(
    boolean now,
    String words,
    Supplier<Optional<? extends Component>> where,
    @Nullable String modelId,
    @Nullable Instant due) {}
