using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>Times go in truncated to milliseconds and come out marked as UTC, from either database.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => Time.Truncate(time),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
