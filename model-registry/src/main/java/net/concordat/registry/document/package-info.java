// SPDX-License-Identifier: Apache-2.0
/** What people wrote about models and versions, each revision kept. */
@NullMarked
package net.concordat.registry.document;

import org.jspecify.annotations.NullMarked;
