// SPDX-License-Identifier: Apache-2.0
/** What every transaction did, over HTTP. */
@NullMarked
package net.concordat.registry.audit.web;

import org.jspecify.annotations.NullMarked;
