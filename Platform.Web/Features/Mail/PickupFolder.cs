using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// The folder for mail when there is no mail server. A file is personal data, like its row. So it is deleted when its member
/// leaves, and after thirty days at the latest.
/// </summary>
public sealed class PickupFolder(IOptions<MailOptions> mail, IOptions<PlatformOptions> platform, ILogger<PickupFolder> logger)
{
    /// <summary>Header with the moment at which the letter must be deleted (RFC 4021).</summary>
    public const string Until = "Expires";

    private const string Moment = "yyyyMMddHHmmss";

    public string Path => mail.Value.PickupDirectory ?? System.IO.Path.Combine(platform.Value.DataDirectory, "mail");

    public string FileOf(MimeMessage message)
    {
        var name = message.MessageId!.Split('@')[0];
        return System.IO.Path.Combine(Path, message.Headers[Until] is { } until && DateUtils.TryParse(until, out var at)
            ? $"{name}.{at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}.eml"
            : $"{name}.eml");
    }

    /// <summary>Deletes the files that are too old or past the moment in their name.</summary>
    public void Sweep(DateTime writtenBefore, DateTime now)
    {
        if (!Directory.Exists(Path))
            return;
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles())
        {
            var isOver = file.Name.Split('.') is [_, var until, "eml"]
                && DateTime.TryParseExact(until, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
                && at < now;
            if (file.Extension is ".eml" or ".part" && (isOver || file.LastWriteTimeUtc < writtenBefore))
                Drop(file.FullName);
        }
    }

    public void Drop(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(e, "A file of mail could not be taken away; the next round of housekeeping tries again once it is old");
        }
    }
}
