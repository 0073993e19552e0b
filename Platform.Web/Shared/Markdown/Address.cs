namespace Platform.Web.Shared.Markdown;

/// <summary>Checks where a link in a text may lead.</summary>
internal static class Address
{
    /// <summary>
    /// Returns whether the target is a path on this site. Browsers read <c>\</c> as <c>/</c> and skip tabs and newlines, so a path with
    /// those could lead to another host.
    /// </summary>
    public static bool IsLocal(string target) =>
        target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal)
        && !target.Any(c => c is '\\' || char.IsWhiteSpace(c) || char.IsControl(c));

    public static bool IsWeb(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0
        && target.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase);

    public static bool IsMail(string target) =>
        target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && target.Contains('@');
}
