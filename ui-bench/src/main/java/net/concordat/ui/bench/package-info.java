// SPDX-License-Identifier: Apache-2.0
/**
 * People who click through web pages without a browser. They say what Vaadin's own client says when
 * somebody follows a link or scrolls, and read of its answers no more than that takes.
 */
@NullMarked
package net.concordat.ui.bench;

import org.jspecify.annotations.NullMarked;
