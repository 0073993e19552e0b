using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Platform.Web.Shared;

/// <summary>Turns a broken rule into a message above its form, which is shown again with the typed text.</summary>
public sealed class RuleFilter(IStringLocalizer<RuleText> texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.HandlerInstance is not PlatformPage page || Explain(executed.Exception) is not { } broken)
            return;
        executed.ExceptionHandled = true;
        foreach (var rule in broken.All)
            page.ModelState.AddModelError(rule.Field, page.MessageOf(rule) ?? texts[rule.Rule, [.. rule.Arguments]]);
        var status = StatusOf(broken);
        if (broken is Busy)
            context.HttpContext.Response.Headers.RetryAfter = Busy.TryAgainAfter;
        if (context.HttpContext.Request.IsFetch())
        {
            executed.Result = new ObjectResult(new ValidationProblemDetails(page.ModelState) { Status = status });
            return;
        }

        if (await page.LoadAsync())
        {
            var again = page.Page();
            again.StatusCode = status;
            executed.Result = again;
        }
        else
        {
            executed.Result = new NotFoundResult();
        }
    }

    /// <summary>Translates an exception into the rule that the user broke; null for a failure of the program.</summary>
    public static RuleBroken? Explain(Exception? e) => e switch
    {
        RuleBroken broken => broken,
        DbUpdateConcurrencyException => new Conflict("ChangedMeanwhile"),
        DbUpdateException update when Conflicts.IsDuplicateKey(update) => new Conflict("AlreadyExists"),
        _ when Conflicts.WaitedTooLong(e) => new Busy(),
        _ => null,
    };

    public static int StatusOf(RuleBroken broken) => broken switch
    {
        Busy => StatusCodes.Status503ServiceUnavailable,
        { IsConflict: true } => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
