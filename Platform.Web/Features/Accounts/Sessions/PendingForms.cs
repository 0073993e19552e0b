using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>A form that was posted in vain, and the local address it was for.</summary>
public sealed record PendingForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What somebody wrote, for reading: no keys and choices.</summary>
    public IReadOnlyList<string> Texts => [.. Fields.Select(f => f.Value).Where(v => v.Trim().Contains(' ', StringComparison.Ordinal))];
}

/// <summary>
/// Keeps what was typed when a session ended meanwhile. The browser is sent on with its form (307) to a page that holds
/// the fields, sealed, while one signs in, and then offers to post them again: nothing is stored, nothing posts itself.
/// </summary>
public sealed class PendingForms(IDataProtectionProvider protection)
{
    public const string Page = "/account/kept";

    /// <summary>Twice the largest text, and what stands around it.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>The same in UTF-8 and base 64, which fits in the body of a request.</summary>
    public const int LongestSealed = 900_000;

    // Without this a quotation mark would be six characters, and the form too large to come back.
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("kept-form").ToTimeLimitedDataProtector();

    /// <summary>
    /// Where to send a form that cannot be handled now; null for what is no form of ours. One that another site made the
    /// browser post is not kept: signing in would put words in the member's mouth.
    /// </summary>
    public string? AddressFor(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.IsFromThisSite()
        && !request.Path.StartsWithSegments("/account")
        && request.Headers.XRequestedWith.Count == 0
            ? UriHelper.BuildRelative(request.PathBase, Page, QueryString.Create("to", request.PathBase + request.Path + request.QueryString))
            : null;

    /// <returns>Null when there is nothing to keep, or it is no form for this site.</returns>
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

    /// <returns>Null when it is not ours or too old.</returns>
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
