// SPDX-License-Identifier: Apache-2.0
/** Where documents about models and versions are written. */
@NullMarked
package net.concordat.ui.view.document;

import org.jspecify.annotations.NullMarked;
