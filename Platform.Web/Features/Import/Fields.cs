using System.Globalization;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Reads and checks the values of a row. Throws <see cref="LineRefused"/> with the reason when one is wrong.</summary>
internal static class Fields
{
    public const int LongestId = 300;

    /// <summary>Most authors of one text.</summary>
    public const int MostAuthors = 1000;

    /// <summary>Most signed lines of one part. Each member has one at most, and an export writes them all.</summary>
    public const int MostSignedLines = 20_000;

    private static readonly DateTime Oldest = new(1800, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Need(string? value, string field, int max) =>
        Optional(value, field, max) ?? throw new LineRefused($"\"{field}\" is missing");

    public static string? Optional(string? value, string field, int max)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.Any(char.IsControl))
            throw new LineRefused($"\"{field}\" holds characters that are no text");
        return text.Length <= max ? text : throw new LineRefused($"\"{field}\" is longer than {max} characters");
    }

    /// <summary>Reads a name as it will be stored, so that a second import finds it equal.</summary>
    public static string Name(string? value, int max) => TextRules.Line(OneLine(value, max), max, "NameNeeded");

    /// <summary>Reads the name of a person, by the same rule as a registration.</summary>
    public static string OfPerson(string? value)
    {
        try
        {
            return PersonName.Of(OneLine(value, Member.LongestName), Member.LongestName);
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Name" };
        }
    }

    public static DateTime Moment(string? value, string field, DateTime now)
    {
        var text = Need(value, field, 40);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!(text.Length >= 10 && text[4] == '-' && DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment)))
            throw new LineRefused($"\"{field}\" is no date: {text}");
        if (moment < Oldest || moment > now.AddDays(1))
            throw new LineRefused($"\"{field}\" is no likely date: {text}");
        return Time.Truncate(moment);
    }

    public static DateOnly? Day(string? value, string field)
    {
        if (Optional(value, field, 40) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new LineRefused($"\"{field}\" is no date: {text}");
    }

    public static Layer? Layer(string? value) =>
        Optional(value, "layer", 40) is not { } text ? null : OneOf<Layer>(text, "layer");

    public static Audience? Audience(string? value) =>
        Optional(value, "audience", 40) is not { } text ? null : OneOf<Audience>(text, "audience");

    public static PostKind PostKind(string? value) => OneOf<PostKind>(Need(value, "kind", 40), "kind");

    /// <summary>Reads a source. Web addresses are shown as links, so other schemes such as "javascript:" are refused.</summary>
    public static string? Source(string? value)
    {
        var text = Optional(value, "source", 500);
        if (text is not null && !text.Contains(' ') && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is not ("http" or "https"))
            throw new LineRefused($"\"source\" is no web address: {text}");
        return text;
    }

    public static string? Key(string? value) =>
        value is null || ShortKey.IsValid(value) ? value : throw new LineRefused($"\"key\" is none of ours: {value}");

    private static string OneLine(string? name, int max) => Need(name?.ReplaceLineEndings(" "), "name", max);

    public static void RefuseNull(string field, IReadOnlyList<object?>? list)
    {
        if (list?.Contains(null) == true)
            throw new LineRefused($"\"{field}\" holds null");
    }

    public static void RefuseTooMany(string field, int? count, int most)
    {
        if (count > most)
            throw new LineRefused($"\"{field}\" has more than {most} entries");
    }

    private static T OneOf<T>(string text, string field)
        where T : struct, Enum =>
        ApiName.TryParse<T>(text, out var value) ? value : throw new LineRefused($"\"{field}\" is unknown: {text}");
}
