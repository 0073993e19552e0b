using System.Text.RegularExpressions;
using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

/// <summary>Checks that only certain files use what a request states about the site itself.</summary>
public sealed partial class RequestRules
{
    [Fact]
    public void Cookies_are_read_and_written_in_one_file() => Assert.Empty(Uses(
        Cookies(),
        "Platform.Web/Shared/Web/SiteCookies.cs",
        // Reads the session's cookie by the name in its options.
        "Platform.Web/Caching/PageCache.cs"));

    [Fact]
    public void The_name_that_a_request_was_made_to_makes_no_address() => Assert.Empty(Uses(
        Host(),
        "Platform.Web/Shared/Web/PublicAddress.cs",
        // Compare it with the origin that a page sends.
        "Platform.Web/Shared/Web/RequestOrigin.cs", "Platform.Web/Live/LiveSetup.cs"));

    private static IEnumerable<string> Uses(Regex what, params string[] allowed) =>
        Sources.Files(".cs", ".cshtml").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal)).Except(allowed).Where(f => what.IsMatch(Sources.Read(f)));

    [GeneratedRegex(@"(?<!Site)Cookies\.(Append|Delete)\(|new CookieOptions|[Rr]equest\.Cookies\b")]
    private static partial Regex Cookies();

    [GeneratedRegex(@"[Rr]equest\.(Host|Scheme)\b|GetDisplayUrl|GetEncodedUrl|\bUrl\.(PageLink|ActionLink)\b")]
    private static partial Regex Host();
}
