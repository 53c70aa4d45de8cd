// SPDX-License-Identifier: Apache-2.0
/** Findings of validators and what people say about versions. */
@NullMarked
package net.concordat.ui.view.finding;

import org.jspecify.annotations.NullMarked;
