#!/bin/sh
# Fetches what the Vulkan backend is built with, where the system's is too old for it (Debian 12 has
# 1.3.239; the sources want 1.3.272, and shaders for matrix units a glslc of 2024): headers and the
# shader compiler of Debian 13, unpacked in a folder. Nothing is installed, no source is added.
#
#   packaging/llama_cpp/debian_vulkan.sh FOLDER
#   VULKAN_TOOLS=FOLDER packaging/llama_cpp/build_portable.sh vulkan
#
# libvulkan-dev of this system is still needed: the backend is linked with its library.
set -eu
SUITE=trixie
mkdir -p "$1/apt/sources" "$1/apt/lists/partial" "$1/apt/cache/archives/partial"
FOLDER=$(cd "$1" && pwd)
# The mirror that this system uses already.
MIRROR=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1)
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$MIRROR" "$SUITE" \
    /usr/share/keyrings/debian-archive-keyring.gpg > "$FOLDER/apt/sources/newer.sources"
cat > "$FOLDER/apt/apt.conf" <<END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$FOLDER/apt/sources";
Dir::State::lists "$FOLDER/apt/lists";
Dir::Cache "$FOLDER/apt/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
END
export APT_CONFIG="$FOLDER/apt/apt.conf"
apt-get update -qq
cd "$FOLDER/apt/cache/archives"
for package in libvulkan-dev spirv-headers glslc libshaderc1 libc6 libgcc-s1 libstdc++6; do
    apt-get download -qq "$package/$SUITE"
done
for archive in *.deb; do
    dpkg-deb -x "$archive" "$FOLDER"
done
LIBRARIES=$FOLDER/usr/lib/$(uname -m)-linux-gnu
cat > "$FOLDER/glslc.new" <<END
#!/bin/sh
exec "$(echo "$LIBRARIES"/ld-linux-*.so.*)" --library-path "$LIBRARIES" "$FOLDER/usr/bin/glslc" "\$@"
END
chmod +x "$FOLDER/glslc.new"
mv "$FOLDER/glslc.new" "$FOLDER/glslc"
"$FOLDER/glslc" --version
