using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Data;

namespace Platform.Web.Shared;

/// <summary>A broken rule becomes a message above the form that broke it, which comes back with the text still in it.</summary>
public sealed class RuleFilter(IStringLocalizer<RuleText> texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.HandlerInstance is not PlatformPage page || Explain(executed.Exception) is not { } rule)
            return;
        executed.ExceptionHandled = true;
        page.ModelState.AddModelError(rule.Field, rule.Message);
        if (await page.LoadAsync())
        {
            var again = page.Page();
            again.StatusCode = StatusCodes.Status400BadRequest;
            executed.Result = again;
        }
        else
        {
            executed.Result = new NotFoundResult();
        }
    }

    private (string Field, string Message)? Explain(Exception? e) => e switch
    {
        RuleBroken broken => (broken.Field, texts[broken.Rule, [.. broken.Arguments]]),
        DbUpdateConcurrencyException => ("", texts["ChangedMeanwhile"]),
        DbUpdateException update when Conflicts.IsDuplicateKey(update) => ("", texts["AlreadyExists"]),
        _ => null,
    };
}
