using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;

namespace Platform.Web.Demo;

/// <summary>
/// The demo files: the exchange format with extra fields. Times are relative to now, so that the demo never looks abandoned. "role" may be
/// moderator or administrator, which an import cannot grant. "status" is the outcome of a review.
/// </summary>
internal sealed partial class DemoLines
{
    private static readonly string[] Files = ["organisations", "members", "questions", "articles", "experiences"];

    // Fields for the authors of the demo, removed before the import.
    private static readonly string[] Notes = ["minutesAgo", "hoursAgo", "daysAgo", "series", "signIn", "status", "reviewNote"];

    private readonly StringBuilder _published = new();

    public ImportFile Published => new("demo", () => new MemoryStream(Encoding.UTF8.GetBytes(_published.ToString())));

    public List<DemoText> Unpublished { get; } = [];

    public List<(string MemberId, MemberRoles Role)> SignIns { get; } = [];

    public static DemoLines Read(DateTime now)
    {
        var lines = new DemoLines();
        foreach (var file in Files)
        {
            using var reader = new StreamReader(typeof(DemoLines).Assembly.GetManifestResourceStream($"demo/{file}.jsonl")!);
            while (reader.ReadLine() is { } line)
                lines.Add(JsonNode.Parse(line)!.AsObject(), now);
        }

        return lines;
    }

    private void Add(JsonObject row, DateTime now)
    {
        var at = now - Ago(row);
        var status = (string?)row["status"];
        var note = (string?)row["reviewNote"];
        switch ((string?)row["type"])
        {
            case "member":
                row["joinedAt"] = (now - TimeSpan.FromDays(450)).ToString("O");
                if ((bool?)row["signIn"] == true)
                    SignIns.Add(((string)row["id"]!, RoleOf((string?)row["role"])));
                if ((string?)row["role"] is "moderator" or "administrator")
                    row["role"] = "civil-servant";
                break;
            case var type when Kinds.TryParse(type, out _):
                row["publishedAt"] = at.ToString("O");
                foreach (var under in new[] { row["posts"], row["uses"] }.SelectMany(list => list?.AsArray() ?? []))
                {
                    under!["publishedAt"] = (now - Ago(under.AsObject())).ToString("O");
                    Strip(under.AsObject());
                    under.AsObject().Remove("language");
                }

                if ((string?)row["fields"]?["additions"] is { } additions)
                    row["fields"]!["additions"] = DaysAgo().Replace(additions, days => Day(now, int.Parse(days.Groups[1].Value, CultureInfo.InvariantCulture)));
                break;
        }

        Strip(row);
        if (status is not null)
        {
            Unpublished.Add(new DemoText(row.Deserialize<ImportedContribution>(ImportRow.Json)!, at, status, note ?? ""));
            return;
        }

        _published.Append(row.ToJsonString()).Append('\n');
    }

    private static string Day(DateTime now, int daysAgo) => now.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeSpan Ago(JsonObject row) =>
        new((int?)row["daysAgo"] ?? 0, (int?)row["hoursAgo"] ?? 0, (int?)row["minutesAgo"] ?? 0, 0);

    private static void Strip(JsonObject row)
    {
        foreach (var note in Notes)
            row.Remove(note);
    }

    private static MemberRoles RoleOf(string? role) => role switch
    {
        "moderator" => MemberRoles.Moderator,
        "administrator" => MemberRoles.Administrator,
        _ => MemberRoles.None,
    };

    /// <summary>Matches the date of an addition, such as "daysAgo:76".</summary>
    [GeneratedRegex(@"(?<=^## )daysAgo:(\d+)$", RegexOptions.Multiline)]
    private static partial Regex DaysAgo();
}

/// <param name="Status">waiting, returned or declined.</param>
/// <param name="Note">The moderator's message to the author.</param>
internal sealed record DemoText(ImportedContribution Row, DateTime At, string Status, string Note);
