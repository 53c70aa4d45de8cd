// SPDX-License-Identifier: Apache-2.0
/** Artifacts over HTTP. */
@NullMarked
package net.concordat.registry.artifact.web;

import org.jspecify.annotations.NullMarked;
