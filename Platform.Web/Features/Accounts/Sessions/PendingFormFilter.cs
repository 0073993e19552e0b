using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Shows a form whose antiforgery token is of before signing in or out. The form is not accepted, but its writer sees it again
/// and may post it.
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
