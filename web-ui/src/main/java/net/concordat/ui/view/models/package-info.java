// SPDX-License-Identifier: Apache-2.0
/** All versions that the party may see. */
@NullMarked
package net.concordat.ui.view.models;

import org.jspecify.annotations.NullMarked;
