// SPDX-License-Identifier: Apache-2.0
/** What surrounds every view: navigation, header, and what is shown when something fails. */
@NullMarked
package net.concordat.ui.layout;

import org.jspecify.annotations.NullMarked;
