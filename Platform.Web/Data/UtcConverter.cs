using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>Truncates times to milliseconds when they are stored, and marks them as UTC when they are read, on both databases.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => Time.Truncate(time),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
