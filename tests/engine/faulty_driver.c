/* A Vulkan driver that fails as drivers do: Mesa's software driver with one fault.
 *
 * FAULTY_DRIVER_OF names the library of the driver that does the work, FAULT says what fails:
 *   start     the process ends as soon as the driver is started
 *   memory:N  no more than N MiB can be allocated, though the device reports all it has
 *   lost:N    the device is lost at the Nth submission
 */
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <vulkan/vulkan.h>

static PFN_vkGetInstanceProcAddr real_instance_proc;
static PFN_vkGetDeviceProcAddr real_device_proc;
static PFN_vkAllocateMemory real_allocate;
static PFN_vkFreeMemory real_free;
static PFN_vkQueueSubmit real_submit;
static atomic_llong submitted;
static struct { VkDeviceMemory memory; long long bytes; } pieces[1024];

static long long limit(const char *fault)
{
    const char *value = getenv("FAULT");
    size_t length = strlen(fault);
    if (!value || strncmp(value, fault, length) != 0 || value[length] != ':')
        return -1;
    return atoll(value + length + 1);
}

static VKAPI_ATTR VkResult VKAPI_CALL allocate(VkDevice device, const VkMemoryAllocateInfo *info,
                                               const VkAllocationCallbacks *callbacks,
                                               VkDeviceMemory *memory)
{
    long long most = limit("memory"), taken = (long long)info->allocationSize;
    int empty = 0;
    for (int i = 0; i < 1024; i++) {
        taken += pieces[i].bytes;
        if (!pieces[i].bytes)
            empty = i;
    }
    if (most >= 0 && taken > most << 20)
        return VK_ERROR_OUT_OF_DEVICE_MEMORY;
    VkResult result = real_allocate(device, info, callbacks, memory);
    if (result == VK_SUCCESS) {
        pieces[empty].memory = *memory;
        pieces[empty].bytes = (long long)info->allocationSize;
    }
    return result;
}

static VKAPI_ATTR void VKAPI_CALL release(VkDevice device, VkDeviceMemory memory,
                                          const VkAllocationCallbacks *callbacks)
{
    for (int i = 0; i < 1024; i++)
        if (memory && pieces[i].memory == memory)
            pieces[i].bytes = 0;
    real_free(device, memory, callbacks);
}

static VKAPI_ATTR VkResult VKAPI_CALL submit(VkQueue queue, uint32_t count,
                                             const VkSubmitInfo *infos, VkFence fence)
{
    long long most = limit("lost");
    if (most >= 0 && atomic_fetch_add(&submitted, 1) >= most)
        return VK_ERROR_DEVICE_LOST;
    return real_submit(queue, count, infos, fence);
}

static PFN_vkVoidFunction with_fault(const char *name, PFN_vkVoidFunction real)
{
    if (real && strcmp(name, "vkAllocateMemory") == 0) {
        real_allocate = (PFN_vkAllocateMemory)real;
        return (PFN_vkVoidFunction)allocate;
    }
    if (real && strcmp(name, "vkFreeMemory") == 0) {
        real_free = (PFN_vkFreeMemory)real;
        return (PFN_vkVoidFunction)release;
    }
    if (real && strcmp(name, "vkQueueSubmit") == 0) {
        real_submit = (PFN_vkQueueSubmit)real;
        return (PFN_vkVoidFunction)submit;
    }
    return real;
}

static VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL device_proc(VkDevice device, const char *name)
{
    return with_fault(name, real_device_proc(device, name));
}

static void *driver(const char *name)
{
    static void *library;
    if (!library)
        library = dlopen(getenv("FAULTY_DRIVER_OF"), RTLD_NOW | RTLD_LOCAL);
    return library ? dlsym(library, name) : NULL;
}

VKAPI_ATTR VkResult VKAPI_CALL vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version)
{
    const char *fault = getenv("FAULT");
    if (fault && strcmp(fault, "start") == 0)
        abort();
    VkResult (*negotiate)(uint32_t *) = driver("vk_icdNegotiateLoaderICDInterfaceVersion");
    return negotiate ? negotiate(version) : VK_ERROR_INCOMPATIBLE_DRIVER;
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL vk_icdGetInstanceProcAddr(VkInstance instance,
                                                                  const char *name)
{
    if (!real_instance_proc)
        real_instance_proc = driver("vk_icdGetInstanceProcAddr");
    PFN_vkVoidFunction real = real_instance_proc(instance, name);
    if (real && strcmp(name, "vkGetDeviceProcAddr") == 0) {
        real_device_proc = (PFN_vkGetDeviceProcAddr)real;
        return (PFN_vkVoidFunction)device_proc;
    }
    return with_fault(name, real);
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL vk_icdGetPhysicalDeviceProcAddr(VkInstance instance,
                                                                        const char *name)
{
    PFN_vkGetInstanceProcAddr real = driver("vk_icdGetPhysicalDeviceProcAddr");
    return real ? real(instance, name) : NULL;
}
