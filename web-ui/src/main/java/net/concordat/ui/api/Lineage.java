// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;

/**
 * What a version was made from, and what was made from it. Its versions do not say how their models
 * are called, nor where they serve.
 *
 * @param ancestors its parent, that one's parent, and so on, as far as this party knows them
 * @param children what was made from it directly
 */
public record Lineage(List<ModelVersion> ancestors, List<ModelVersion> children) {}
