using System.Globalization;
using System.Text;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

/// <summary>
/// What became of an experience later. All additions are one field of the text: each begins with a line <c>## 2027-03-12</c>. So an
/// addition is an edit, with its own revision, review and difference.
/// </summary>
/// <param name="Text">In Markdown.</param>
public sealed record Addition(DateOnly On, string Text)
{
    private const string Mark = "## ";
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads the field; none for an empty one.</summary>
    /// <exception cref="RuleBroken">It does not begin with a date, a date is followed by no text, or the dates are not in order.</exception>
    public static IReadOnlyList<Addition> Parse(string field)
    {
        var additions = new List<Addition>();
        DateOnly? on = null;
        var text = new StringBuilder();
        foreach (var line in field.ReplaceLineEndings("\n").Split('\n'))
        {
            if (DateIn(line) is { } date)
            {
                Finish();
                if (on > date)
                    throw new RuleBroken("AdditionsOutOfOrder");
                on = date;
            }
            else if (on is null && line.Trim().Length > 0)
            {
                throw new RuleBroken("AdditionWithoutDate");
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        Finish();
        return additions;

        void Finish()
        {
            var written = text.ToString().Trim();
            text.Clear();
            if (on is not { } date)
                return;
            if (written.Length == 0)
                throw new RuleBroken("AdditionWithoutText");
            additions.Add(new Addition(date, written));
        }
    }

    /// <summary>Returns the field with one more addition.</summary>
    public static string Append(string field, DateOnly on, string text) =>
        $"{field.Trim()}\n\n{Mark}{on.ToString(Format, CultureInfo.InvariantCulture)}\n\n{Harmless(text)}".Trim();

    /// <summary>Replaces the dates by headings in a language.</summary>
    /// <param name="field">May be unfinished or wrong, as in a draft.</param>
    public static string AsMarkdown(string field, string language) => string.Join('\n', field.ReplaceLineEndings("\n").Split('\n').Select(line =>
        DateIn(line) is { } date ? $"### {date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL"))}" : line));

    /// <summary>A line that looks like the date of another addition would split the text in two.</summary>
    private static string Harmless(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => DateIn(line) is null ? line : "#" + line));

    private static DateOnly? DateIn(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal)
        && DateOnly.TryParseExact(line.AsSpan(Mark.Length).Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
