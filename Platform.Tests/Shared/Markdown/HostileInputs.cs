using Platform.Tests.Support;

namespace Platform.Tests.Shared.Markdown;

/// <summary>Every hostile or odd text of ../shared/security, by corpus.</summary>
internal static class HostileInputs
{
    public const string Folder = "security";

    public static IEnumerable<(string Corpus, string Text)> All() =>
        From("payloadbox-xss", SharedData.Text("security/payloadbox-xss/xss-payload-list.txt").Split('\n').Where(line => line.Length > 0))
            .Concat(From("domPurify", Strings("security/domPurify/expect.json", "payload")))
            .Concat(From("htmlsanitizer", Strings("security/htmlsanitizer/payloads.json", "payload")))
            .Concat(From("blns", SharedData.Json("security/blns/blns.json").EnumerateArray().Select(item => item.GetString()!)))
            .Concat(From("commonmark", Strings("security/commonmark/spec.json", "markdown")));

    private static IEnumerable<string> Strings(string path, string property) =>
        SharedData.Json(path).EnumerateArray().Select(item => item.GetProperty(property).GetString()!);

    private static IEnumerable<(string, string)> From(string corpus, IEnumerable<string> texts) => texts.Select(text => (corpus, text));
}
