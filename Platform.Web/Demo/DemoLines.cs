using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;

namespace Platform.Web.Demo;

/// <summary>
/// The demo files: the exchange format with extra fields. Times are relative to now, so that the demo never looks abandoned. "role" may be
/// moderator or administrator, which an import cannot grant. "status" is the outcome of a review.
/// </summary>
internal sealed class DemoLines
{
    private static readonly string[] Files = ["organisations", "members", "questions", "articles"];

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
            case "article" or "question":
                row["publishedAt"] = at.ToString("O");
                foreach (var post in row["posts"]?.AsArray() ?? [])
                {
                    post!["publishedAt"] = (now - Ago(post.AsObject())).ToString("O");
                    Strip(post.AsObject());
                    post.AsObject().Remove("language");
                }

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
}

/// <param name="Status">waiting, returned or declined.</param>
/// <param name="Note">The moderator's message to the author.</param>
internal sealed record DemoText(ImportedContribution Row, DateTime At, string Status, string Note);
