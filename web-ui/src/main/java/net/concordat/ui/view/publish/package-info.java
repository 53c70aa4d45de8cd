// SPDX-License-Identifier: Apache-2.0
/** Publishing a version, step by step. */
@NullMarked
package net.concordat.ui.view.publish;

import org.jspecify.annotations.NullMarked;
