using System.ComponentModel.DataAnnotations;

namespace Platform.Web.Features.Threads;

public sealed class ThreadOptions
{
    public const string Section = "Threads";

    /// <summary>How long an author can edit a post after readers first saw it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan EditFor { get; set; } = TimeSpan.FromDays(1);
}
