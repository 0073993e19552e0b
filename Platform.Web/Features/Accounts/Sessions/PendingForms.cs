using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>A form that could not be handled, and the local address it was posted to.</summary>
public sealed record PendingForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The texts that somebody wrote: the values with a space in them, without keys and choices.</summary>
    public IReadOnlyList<string> Texts => [.. Fields.Select(f => f.Value).Where(v => v.Trim().Contains(' ', StringComparison.Ordinal))];
}

/// <summary>
/// Preserves a form that was posted after the session ended. A redirect (307) sends the browser with its form to a page. That
/// page holds the encrypted fields while the writer signs in, and then offers to post them again. The server stores nothing, and
/// nothing is posted without a press of the button.
/// </summary>
public sealed class PendingForms(IDataProtectionProvider protection)
{
    public const string Page = "/account/kept";

    /// <summary>Twice the largest text, with some room.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>The same in UTF-8 and base 64, which fits in the body of a request.</summary>
    public const int LongestSealed = 900_000;

    // Without this a quotation mark becomes six characters, which makes the form too large to send back.
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("kept-form").ToTimeLimitedDataProtector();

    /// <summary>
    /// Returns the address for a form that cannot be handled now; null for other requests. A form that another site made the
    /// browser post is not preserved, because the member never wrote it.
    /// </summary>
    public string? AddressFor(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.IsFromThisSite()
        && !request.Path.StartsWithSegments("/account")
        && request.Headers.XRequestedWith.Count == 0
            ? UriHelper.BuildRelative(request.PathBase, Page, QueryString.Create("to", request.PathBase + request.Path + request.QueryString))
            : null;

    /// <returns>Null when there are no fields, when they are too long, or when the form is not for this site.</returns>
    public static async Task<PendingForm?> Read(HttpRequest request, string? to)
    {
        if (!request.IsFromThisSite() || !RedirectHttpResult.IsLocalUrl(to))
            return null;
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form
            .Where(f => f.Key != "__RequestVerificationToken" && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? ""))
            .ToList();
        return fields.Count > 0 && fields.Sum(f => f.Key.Length + f.Value.Length) <= MostCharacters ? new PendingForm(to!, fields) : null;
    }

    public string Seal(PendingForm form) => _seal.Protect(JsonSerializer.Serialize(form, AsTyped), TimeSpan.FromDays(1));

    /// <returns>Null when this site did not encrypt it, or more than a day ago.</returns>
    public PendingForm? Open(string? sealedForm)
    {
        try
        {
            return string.IsNullOrEmpty(sealedForm) ? null : JsonSerializer.Deserialize<PendingForm>(_seal.Unprotect(sealedForm));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
