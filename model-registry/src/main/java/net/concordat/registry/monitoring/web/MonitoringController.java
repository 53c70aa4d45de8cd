// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.monitoring.Alarm;
import net.concordat.registry.monitoring.Alarms;
import net.concordat.registry.monitoring.KeptWindow;
import net.concordat.registry.monitoring.MonitoredWindow;
import net.concordat.registry.monitoring.MonitoredWindows;
import net.concordat.registry.monitoring.MonitoringRules;
import net.concordat.registry.monitoring.WindowQuery;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Place;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of decisions. */
@RestController
@RequestMapping("/api/v1/monitoring")
@BankOnly
@PreAuthorize(MonitoringController.READERS)
@Tag(name = "monitoring")
class MonitoringController {
  static final String READERS =
      "hasAnyRole('model-developer', 'model-validator', 'model-approver', 'auditor', 'bank-admin',"
          + " 'scoring-service')";

  private final MonitoredWindows windows;
  private final Alarms alarms;

  MonitoringController(MonitoredWindows windows, Alarms alarms) {
    this.windows = windows;
    this.alarms = alarms;
  }

  /**
   * @param note what was found out about it, at most 4,000 characters
   */
  record Closure(@NotBlank @Size(max = 4_000) String note) {}

  @PutMapping("/windows")
  @PreAuthorize("hasRole('scoring-service')")
  @Operation(
      summary = "Say what was found of a window of decisions",
      description =
          "Of a version, purpose and place there is one for each beginning. Its outcome can come"
              + " later; nothing else of it changes.")
  @ApiResponse(responseCode = "201", description = "It is kept, and what follows is raised")
  @ApiResponse(responseCode = "200", description = "It was there, or now has its outcome")
  @ApiResponse(responseCode = "409", description = "It was said with other figures before")
  @ApiResponse(responseCode = "422", description = "It does not fit itself, or what is adopted")
  ResponseEntity<Void> put(@Valid @RequestBody MonitoredWindow window) {
    boolean isNew;
    try {
      isNew = windows.put(window);
    } catch (DuplicateKeyException meanwhile) {
      isNew = windows.put(window);
    }
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).build();
  }

  @GetMapping("/windows")
  @Operation(summary = "What was found of windows of decisions, the newest first")
  Page<KeptWindow> windows(
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "CHAMPION|CHALLENGER", message = "must be CHAMPION or CHALLENGER")
          String place,
      @RequestParam(required = false) @Nullable Instant since,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Page.of(
        windows.find(
            new WindowQuery(modelId, version, purpose, place, since, until),
            Place.decode(cursor),
            limit + 1),
        limit,
        window -> MonitoredWindows.place(window).cursor());
  }

  @GetMapping("/alarms")
  @Operation(summary = "What was raised, the last first")
  Page<Alarm> alarms(
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "OPEN|CLOSED", message = "must be OPEN or CLOSED")
          String status,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam(required = false) @Nullable @Min(1) Integer version,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Page.of(
        alarms.find(
            status == null ? null : status.equals("OPEN"),
            modelId,
            version,
            Place.decode(cursor),
            limit + 1),
        limit,
        alarm -> new Place(alarm.raisedAt(), alarm.id()).cursor());
  }

  @PostMapping("/alarms/{id}/closure")
  @PreAuthorize("hasAnyRole('model-validator', 'model-approver')")
  @Operation(
      summary = "Close an alarm with what was found out about it",
      description = "For good. What is beyond its limit in a later window raises another.")
  @ApiResponse(responseCode = "409", description = "It was closed otherwise")
  Alarm close(
      @PathVariable UUID id, @Valid @RequestBody Closure closure, JwtAuthenticationToken token) {
    return alarms.close(id, Caller.of(token), closure.note());
  }

  @GetMapping("/plan")
  @Operation(summary = "What holds for the monitoring of a version, by its plan and adoption")
  @ApiResponse(responseCode = "200", description = "The usual, where nobody stated anything")
  MonitoringRules plan(
      @RequestParam @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @RequestParam @Min(1) int version) {
    return windows.rules(modelId, version);
  }
}
