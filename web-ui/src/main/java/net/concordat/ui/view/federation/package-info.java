// SPDX-License-Identifier: Apache-2.0
/** Members that train together: what they agreed on, and their rounds. */
@NullMarked
package net.concordat.ui.view.federation;

import org.jspecify.annotations.NullMarked;
