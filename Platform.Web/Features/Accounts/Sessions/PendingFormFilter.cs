using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// A form from before one signed in or out carries the token of someone else. It is not trusted and not lost: its writer
/// sees it again and may post it anew.
/// </summary>
public sealed class PendingFormFilter(PendingForms kept) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && kept.AddressFor(context.HttpContext.Request) is { } keeper)
            context.Result = new LocalRedirectResult(keeper, permanent: false, preserveMethod: true);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
