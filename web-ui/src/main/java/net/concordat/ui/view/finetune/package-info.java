// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.ui.view.finetune;

import org.jspecify.annotations.NullMarked;
