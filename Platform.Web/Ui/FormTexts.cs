using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>
/// Finds labels and messages of forms. A name in <c>[Display(Name = "Title")]</c> is a key of the feature's own texts (the class ending in
/// "Text" in the form's namespace), otherwise of SharedText. <c>[Required]</c> beside that name gets the message "Title.Needed", which says
/// what to fill in. Another validation attribute without a message gets the one named after it: "Invalid.StringLength", …
/// </summary>
public sealed class FormTexts : IValidationMetadataProvider
{
    public static IStringLocalizer For(Type form, IStringLocalizerFactory texts)
    {
        var own = form.Assembly.GetTypes().FirstOrDefault(t =>
            t.Namespace == form.Namespace && t.Name.EndsWith("Text", StringComparison.Ordinal) && t.GetProperties().Length == 0);
        var shared = texts.Create(typeof(SharedText));
        return own is null ? shared : new FirstOf(texts.Create(own), shared);
    }

    public static void Configure(MvcOptions options, IServiceProvider services)
    {
        options.ModelMetadataDetailsProviders.Add(new FormTexts());

        var texts = services.GetRequiredService<IStringLocalizer<SharedText>>();
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => texts["Invalid.Required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Invalid.Required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Invalid.Required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Invalid.Required"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Invalid.Value", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Invalid.Value", value]);
        messages.SetValueIsInvalidAccessor(value => texts["Invalid.Value", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Invalid.Unknown"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Invalid.Unknown"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Invalid.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Invalid.Number"]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (!HasOwnMessage(rule))
                rule.ErrorMessage = rule is RequiredAttribute && context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.Name is { } name
                    ? name + ".Needed"
                    : "Invalid." + rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Returns whether the attribute has a message of ours. E-mail, URL and similar attributes have an English one of the framework.
    /// </summary>
    private static bool HasOwnMessage(ValidationAttribute rule) =>
        rule.ErrorMessageResourceName is not null
        || (rule.ErrorMessage is { } message && !message.StartsWith("The {0} field", StringComparison.Ordinal));

    private sealed class FirstOf(IStringLocalizer own, IStringLocalizer shared) : IStringLocalizer
    {
        public LocalizedString this[string name] => own[name] is { ResourceNotFound: false } found ? found : shared[name];

        public LocalizedString this[string name, params object[] arguments] =>
            own[name, arguments] is { ResourceNotFound: false } found ? found : shared[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            own.GetAllStrings(includeParentCultures).Concat(shared.GetAllStrings(includeParentCultures));
    }
}
