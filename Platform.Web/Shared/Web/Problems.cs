using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Platform.Web.Shared;

/// <summary>Reports errors of the API as problem+json (RFC 9457), with every error at once.</summary>
public sealed class Problems(IProblemDetailsService problems, IStringLocalizer<RuleText> texts) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Broken(new RuleBroken("WrongJson") { Field = FieldAt(json.Path) }),
            BadHttpRequestException bad => Unreadable(bad),
            _ => RuleFilter.Explain(exception) is { } broken ? Broken(broken) : null,
        };
        if (problem is null || !httpContext.Request.Path.StartsWithSegments("/api"))
            return false;
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = Busy.TryAgainAfter;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    /// <summary>Returns the status for an exception that no filter turned into a message.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // A form with too many fields, or with a field that is too long.
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => RuleFilter.Explain(exception) is { } broken ? RuleFilter.StatusOf(broken) : StatusCodes.Status500InternalServerError,
    };

    private HttpValidationProblemDetails Broken(RuleBroken broken)
    {
        var problem = new HttpValidationProblemDetails(broken.All
            .GroupBy(rule => JsonNamingPolicy.CamelCase.ConvertName(rule.Field), rule => Explain(rule))
            .ToDictionary(group => group.Key, group => group.ToArray()))
        {
            Status = RuleFilter.StatusOf(broken),
            Title = broken is Busy ? "Too busy" : broken.IsConflict ? "Conflict" : "Invalid input",
            Detail = string.Join(' ', broken.All.Select(Explain)),
        };
        problem.Extensions["rules"] = broken.All.Select(rule => rule.Rule).ToArray();
        foreach (var (name, value) in broken.Details)
            problem.Extensions[name] = value;

        return problem;
    }

    private string Explain(RuleBroken rule) => texts[rule.Rule, [.. rule.Arguments]];

    private static ProblemDetails Unreadable(BadHttpRequestException bad) => new()
    {
        Status = bad.StatusCode,
        Title = "Unreadable request",
        Detail = bad.Message,
    };

    /// <summary>Returns the name of the field at a path in JSON: "fields[portions]" for "$.fields.portions". Empty for the whole text.</summary>
    private static string FieldAt(string? path)
    {
        var names = (path ?? "$").Split('.')[1..];
        return names.Length == 0 ? "" : names[0] + string.Concat(names[1..].Select(name => $"[{name}]"));
    }
}
