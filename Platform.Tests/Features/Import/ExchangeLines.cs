namespace Platform.Tests.Features.Import;

/// <summary>Lines of the exchange format for tests.</summary>
internal static class ExchangeLines
{
    public const string Fields = """{"outcome":"worked","situation":"Wij waren traag.","approach":"Wij belden.","result":"Het ging sneller."}""";

    public static string Organisation(string id, string layer = "gemeente") =>
        $$"""{"type":"organisation","id":"{{id}}","name":"Organisatie {{id}}","layer":"{{layer}}"}""";

    public static string Member(string id, string? organisation = null, string role = "civil-servant") =>
        $$"""{"type":"member","id":"{{id}}","name":"Lid {{id}}",{{(organisation is null ? "" : $"\"organisation\":\"{organisation}\",")}}"role":"{{role}}"}""";

    /// <param name="more">More properties, each with a comma before it.</param>
    public static string Article(string id, string author, string more = "", string body = "De tekst.") =>
        $$"""{"type":"article","id":"{{id}}","language":"nl","title":"Titel {{id}}","summary":"Kort","body":"{{body}}","author":"{{author}}","publishedAt":"2021-05-06"{{more}}}""";

    /// <inheritdoc cref="Article"/>
    public static string Experience(string id, string author, string more = "", string fields = Fields) =>
        $$"""{"type":"experience","id":"{{id}}","language":"nl","title":"Titel {{id}}","author":"{{author}}","publishedAt":"2021-05-06","fields":{{fields}}{{more}}}""";
}
