using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Localization;

namespace Platform.Web.Shared.Input;

/// <summary>Refuses input of a page that is too long before its handler runs. A form is shown again with all that was typed.</summary>
public sealed class PageInputFilter(IStringLocalizer<RuleText> texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !IsErrorPage(context.HttpContext))
        {
            // Razor Pages would render the page without loading its data.
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var broken = TooLong(context).ToList();
        if (broken.Count == 0)
        {
            await next();
            return;
        }

        foreach (var rule in broken.Where(rule => context.ModelState.GetFieldValidationState(rule.Field) != ModelValidationState.Invalid))
            context.ModelState.AddModelError(rule.Field, texts[rule.Rule, [.. rule.Arguments]]);
        context.Result = await Refuse(context);
    }

    private static async Task<IActionResult> Refuse(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (request.IsFetch())
            return new ObjectResult(new ValidationProblemDetails(context.ModelState) { Status = StatusCodes.Status400BadRequest });
        if (!HttpMethods.IsPost(request.Method) || context.HandlerInstance is not PlatformPage page)
            return new BadRequestResult();
        if (!await page.LoadAsync())
            return new NotFoundResult();
        var again = page.Page();
        again.StatusCode = StatusCodes.Status400BadRequest;
        return again;
    }

    private static IEnumerable<RuleBroken> TooLong(PageHandlerExecutingContext context)
    {
        foreach (var bound in context.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>())
            foreach (var rule in InputLengths.Check(bound.Property, bound.Property.GetValue(context.HandlerInstance)))
                yield return rule;
        foreach (var parameter in context.HandlerMethod?.MethodInfo.GetParameters() ?? [])
            foreach (var rule in InputLengths.Check(parameter, context.HandlerArguments.TryGetValue(parameter.Name!, out var value) ? value : null))
                yield return rule;
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;
}

/// <summary>Closes a connection that calls a hub method with an argument that is too long; no page of this site does.</summary>
public sealed class HubInputFilter : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var parameters = invocationContext.HubMethod.GetParameters();
        for (var i = 0; i < parameters.Length && i < invocationContext.HubMethodArguments.Count; i++)
            if (InputLengths.Check(parameters[i], invocationContext.HubMethodArguments[i]).Any())
            {
                // An exception would be logged as a failure, as often as a client wants.
                invocationContext.Context.Abort();
                return default;
            }

        return next(invocationContext);
    }
}

public static class InputLengthEndpoints
{
    /// <summary>The longest route value in characters. No name or key is longer, so a longer one cannot exist.</summary>
    private const int LongestRouteValue = 100;

    /// <summary>Refuses parameters and JSON bodies that are too long, and reports all errors at once.</summary>
    public static TBuilder RefusesLongInput<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilterFactory((factory, next) =>
        {
            var services = factory.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
            var sent = factory.MethodInfo.GetParameters().Where(p => !services.IsService(p.ParameterType)).ToList();
            return sent.Count == 0 ? next : invocation => Check(sent, invocation) is { Count: > 0 } broken ? throw new RulesBroken(broken) : next(invocation);
        });

    /// <summary>Answers 404 to a URL with a part that is longer than any key or name.</summary>
    public static Task RefuseLongRouteValues(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.RouteValues.Values.OfType<string>().Any(value => value.Length > LongestRouteValue))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static List<RuleBroken> Check(List<ParameterInfo> sent, EndpointFilterInvocationContext invocation) =>
        [.. sent.SelectMany(p => InputLengths.Check(p, invocation.Arguments[p.Position]))];
}
