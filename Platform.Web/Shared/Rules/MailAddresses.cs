using MimeKit;

namespace Platform.Web.Shared;

/// <summary>Validates a mail address: one bare address, in the form that follows RCPT TO.</summary>
public static class MailAddresses
{
    public const int Longest = 254;

    /// <summary>
    /// Returns whether the text is exactly one address. Display names, comments and lists are refused, because they would circumvent a
    /// limit that counts addresses.
    /// </summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest
        && MailboxAddress.TryParse(text, out var read)
        && read.Address == text && string.IsNullOrEmpty(read.Name) && read.Route.Count == 0
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '(' or ')' or ',' or ';' or '"')
        && text.LastIndexOf('@') is > 0 and var at && text[(at + 1)..].Contains('.', StringComparison.Ordinal);

    /// <exception cref="RuleBroken">The text is not an address.</exception>
    public static string Read(string? typed, string field)
    {
        var text = (typed ?? "").Trim();
        return IsOne(text) ? text : throw new RuleBroken("EmailWrong") { Field = field };
    }

    /// <summary>
    /// Returns the last two parts of the domain, an approximation of the domain that can be registered. Its subdomains have the same owner.
    /// </summary>
    public static string DomainOf(string address) =>
        string.Join('.', address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant().Split('.').TakeLast(2));
}
