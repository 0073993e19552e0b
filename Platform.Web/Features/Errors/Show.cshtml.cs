using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Features.Errors;

/// <summary>
/// Run again in place of a page that failed, with its method and form: what somebody typed is shown again, so that
/// nothing is lost with the error. Asks no database, which may be what failed.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowModel(ILogger<ShowModel> log) : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 409, 413, 429, 500, 503];

    public int Status { get; private set; }

    /// <summary>What a reader can read out over the phone; the log holds the same eight digits.</summary>
    public string? Number { get; private set; }

    public IReadOnlyList<string> KeptTexts { get; private set; } = [];

    /// <param name="code">Of the address alone: many forms have a field of that name, with what somebody typed in it.</param>
    public async Task OnGetAsync([FromRoute] int code)
    {
        var exception = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (exception is null && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = code = StatusCodes.Status404NotFound;

        Status = Known.Contains(code) ? code : code < 500 ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;
        if (Status >= StatusCodes.Status500InternalServerError)
        {
            Number = NumberOf(Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier);
            log.LogError("Error {Number} was shown for {Path}", Number, exception?.Path);
        }

        KeptTexts = await TypedTextsAsync();
    }

    public Task OnPostAsync([FromRoute] int code) => OnGetAsync(code);

    private static string NumberOf(string trace)
    {
        var digits = trace.Length > 8 ? trace[..8] : trace;
        return digits.Length == 8 ? $"{digits[..4]}-{digits[4..]}".ToUpperInvariant() : digits;
    }

    /// <summary>Sentences only: no choices, tokens or passwords.</summary>
    private async Task<IReadOnlyList<string>> TypedTextsAsync()
    {
        if (!HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType)
            return [];
        try
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            return
            [
                .. form.Where(field => !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                    .SelectMany(field => field.Value)
                    .Where(value => value is not null && value.Trim().Contains(' ', StringComparison.Ordinal))
                    .Select(value => value!),
            ];
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return [];
        }
    }
}
